from .account import Account, AccountManager
from .logboek import Handeling, Inzage

__all__ = ["Account", "AccountManager", "Handeling", "Inzage"]
