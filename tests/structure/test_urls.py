"""Every URL says who may come in; what others brought stands in a list."""

from portaal.kern.toegang_markering import Wie

from .paden import Pad, all_paden

# Where a view of somebody else is mounted → who it is for, and what holds it.
VAN_ANDEREN = {
    "beheer/": Wie.BEHEER,  # Wagtail's admin: permission access_admin, staff only (test_url_wandeling)
    "": Wie.IEDEREEN,  # Wagtail's pages: what editors published
}


# Wagtail asks for this name; behind it is our own login.
NAMEN_VAN_WAGTAIL = {"wagtailcore_login"}
EIGEN = [
    pad
    for pad in all_paden()
    if pad.module.startswith("portaal.")
    and not pad.route.startswith("beheer/")
    and pad.name not in NAMEN_VAN_WAGTAIL
]


def who_may(pad: Pad) -> Wie | None:
    """The declaration on the view; without one, what the list says of views of others and of Wagtail's admin."""
    declared = getattr(pad.view, "toegang_wie", None)
    if declared is not None or pad in EIGEN or pad.module.startswith("cms."):
        return declared
    return next((who for prefix, who in VAN_ANDEREN.items() if pad.route.startswith(prefix)), None)


def test_every_url_declares_who_may_come_in() -> None:
    assert [pad.route for pad in all_paden() if who_may(pad) is None] == []


def test_urls_of_others_at_the_root_are_the_known_ones() -> None:
    others = {
        pad.module
        for pad in all_paden()
        if not pad.module.startswith(("portaal.", "cms.")) and not pad.route.startswith("beheer/")
    }
    assert others == {"wagtail.views", "wagtail.documents.views.serve", "django.views.static"}


def test_own_urls_have_a_name_in_a_namespace() -> None:
    assert [pad.route for pad in EIGEN if ":" not in pad.name] == []
    assert len({pad.name for pad in EIGEN}) == len(EIGEN) > 20


def test_arguments_are_uuids_or_slugs() -> None:
    """A number in a URL invites counting; a string takes anything."""
    wrong = {
        f"{pad.route} {name}"
        for pad in EIGEN
        for name, sort in pad.kwargs.items()
        if sort not in {"uuid", "slug"}
    }
    assert wrong == set()
