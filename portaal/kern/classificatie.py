"""Every field of every model is personal or not, and has a term after which it goes.

Source: AVG art. 5 (storage limitation) and art. 30 (record of processing). A structure test compares the
declaration with the fields of the model, so a new field without a decision fails the build.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Gegevens:
    """The classification of one model.

    persoonlijk: names of fields that say something about a person, separated by spaces.
    zakelijk: names of the other fields.
    bewaren: how long rows are kept, in Dutch, as the verwerkingsregister shows it.
    """

    persoonlijk: str = ""
    zakelijk: str = ""
    bewaren: str = ""

    def fields(self) -> set[str]:
        """All field names that carry a decision."""
        return set(self.persoonlijk.split()) | set(self.zakelijk.split())
