from .home import HomePage
from .inhoud import InhoudPage
from .nieuws import NieuwsIndexPage, NieuwsPage
from .onderwerp import OnderwerpPage
from .product import ProductPage

__all__ = ["HomePage", "InhoudPage", "NieuwsIndexPage", "NieuwsPage", "OnderwerpPage", "ProductPage"]
