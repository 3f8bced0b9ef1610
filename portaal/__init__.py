"""The portal where residents do business with their municipality."""

from .celery import app as celery_app

__all__ = ["celery_app"]
