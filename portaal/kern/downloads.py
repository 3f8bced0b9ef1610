"""Handing out a private file: always as a download, never as something the browser runs."""

from django.core.files import File
from django.http import FileResponse


def as_download(bestand: File, *, bestandsnaam: str, formaat: str) -> FileResponse:  # type: ignore[type-arg]
    """The file as an attachment that cannot be sniffed, scripted or cached."""
    response = FileResponse(
        bestand.open("rb"), as_attachment=True, filename=bestandsnaam, content_type=formaat
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = "no-store, private"
    return response
