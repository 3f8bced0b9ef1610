"""How an editor works on the screen of a form: add blocks, fill them in, publish."""

from playwright.sync_api import Locator, Page, expect

FORMULIEREN = "/beheer/snippets/formulieren/formulier/"


class Bouwscherm:
    """The editor's screen of one form. Blocks are named as the page names them: stappen-0-value-velden."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def wait_ready(self) -> None:
        """The screen takes down what it showed two seconds after it opened; from then on it sees changes."""
        self.page.wait_for_load_state("networkidle")
        self.page.wait_for_timeout(2_500)

    def add(self, stroom: str, soort: str = "") -> None:
        """A block at the end of this stream; `soort` is chosen from the menu when there is more than one."""
        wortel = self.page.locator(f"input[name='{stroom}-count']").locator("xpath=..")
        knop = wortel.locator(":scope > [data-streamfield-stream-container] > div > button.c-sf-add-button")
        knop.last.click()
        if soort:
            self.page.get_by_role("option", name=soort, exact=True).click()

    def add_item(self, lijst: str) -> None:
        """One more in a list, such as a choice."""
        wortel = self.page.locator(f"input[name='{lijst}-count']").locator("xpath=..")
        wortel.locator(
            ":scope > [data-streamfield-list-container] > [data-streamfield-list-add]"
        ).last.click()

    def field(self, naam: str) -> Locator:
        return self.page.locator(f"[name='{naam}']")

    def fill(self, stroom: str, **waarden: str) -> None:
        """Texts of the block at this place, such as stappen-0."""
        for naam, waarde in waarden.items():
            self.field(f"{stroom}-value-{naam}").fill(waarde)

    def tab(self, naam: str) -> None:
        self.page.get_by_role("tab", name=naam).click()

    def publish(self) -> None:
        """The button stands in the menu beside the one for a draft; what was typed is saved by then."""
        self.page.wait_for_timeout(1500)  # the screen saves by itself half a second after the last change
        expect(self.page.get_by_text("Opgeslagen", exact=True).first).to_be_visible()
        voet = self.page.locator("footer")
        voet.get_by_role("button", name="Meer acties").click()
        voet.get_by_role("button", name="Publiceren").click()
        self.page.wait_for_load_state()

    def preview(self, mode: str) -> Locator:
        """The page of the resident, in the panel beside the form."""
        if not self.page.locator("[data-side-panel='preview']").is_visible():
            self.page.locator("[data-side-panel-toggle='preview']").click()
        keuze = self.page.locator("#id_preview_mode")
        if keuze.input_value() != mode:
            keuze.select_option(mode)
        pagina = self.page.frame_locator("iframe#w-preview-iframe").locator("main")
        expect(pagina).to_be_visible()
        return pagina
