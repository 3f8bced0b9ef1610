"""The Messages API of Twilio with the published paths, fields, errors and callbacks; phones to read on."""
