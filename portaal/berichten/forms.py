"""What a callback must hold before it is kept."""

from django import forms


class TerugmeldingForm(forms.Form):
    """The fields of Twilio's status callback that we use; named as Twilio names them."""

    MessageSid = forms.RegexField(r"^(SM|MM)[0-9a-f]{32}$")
    MessageStatus = forms.RegexField(r"^[a-z_]{2,20}$")
    ErrorCode = forms.RegexField(r"^[0-9]{1,10}$", required=False)
