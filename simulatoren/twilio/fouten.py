"""Twilio's published error codes and the numbers that call them forth."""

from http import HTTPStatus

from simulatoren.gedeeld.web import Antwoord, json_answer

# code: (HTTP status, message)
FOUTEN: dict[int, tuple[int, str]] = {
    20001: (400, "Invalid parameter: {}"),
    20003: (401, "Authenticate"),
    20404: (404, "The requested resource {} was not found"),
    20429: (429, "Too Many Requests"),
    20500: (500, "Internal Server Error"),
    21211: (400, "Invalid 'To' Phone Number: {}"),
    21212: (400, "Invalid 'From' Number: {}"),
    21408: (
        400,
        "Permission to send an SMS has not been enabled for the region indicated by the 'To' number: {}",
    ),
    21602: (400, "Message body is required."),
    21603: (400, "A 'From' phone number is required."),
    21604: (400, "A 'To' phone number is required."),
    21609: (400, "The 'StatusCallback' URL {} is not a valid URL."),
    21610: (400, "Attempt to send to unsubscribed recipient"),
    21612: (400, "Message cannot be sent with the current combination of 'To' ({}) and 'From' parameters"),
    21614: (400, "'To' number is not a valid mobile number: {}"),
    21617: (400, "The concatenated message body exceeds the 1600 character limit"),
    21701: (400, "The Messaging Service does not exist: {}"),
    21739: (400, "The 'ValidityPeriod' {} is not valid"),
}

# Failures after acceptance: the end state and its code.
BEZORGFOUTEN: dict[int, str] = {
    30003: "Unreachable destination handset",
    30005: "Unknown destination handset",
    30006: "Landline or unreachable carrier",
    30008: "Unknown error",
    30036: "Validity Period Expired",
}

# The last four digits follow Twilio's own test numbers (+1 500 555 000x); the Dutch block passes as mobile.
REEKSEN = ("+1500555", "+3161500")
GEWEIGERD = {"0001": 21211, "0002": 21612, "0003": 21408, "0004": 21610, "0009": 21614}
NIET_BEZORGD = {"0013": ("undelivered", 30003), "0015": ("undelivered", 30005), "0018": ("failed", 30008)}


class TwilioFout(Exception):
    """A request that the API refuses."""

    def __init__(self, code: int, waarde: str = "") -> None:
        self.code = code
        self.status, tekst = FOUTEN[code]
        super().__init__(tekst.format(waarde))

    def answer(self) -> Antwoord:
        return json_answer(
            {
                "code": self.code,
                "message": str(self),
                "more_info": f"https://www.twilio.com/docs/errors/{self.code}",
                "status": int(self.status),
            },
            self.status,
            {"WWW-Authenticate": 'Basic realm="Twilio API"'}
            if self.status == HTTPStatus.UNAUTHORIZED
            else {},
        )


def magic_ending(nummer: str) -> str:
    """The ending of a number that stands for an outcome; empty for ordinary numbers."""
    return nummer[-4:] if nummer.startswith(REEKSEN) else ""
