app_name = "formulieren"
urlpatterns: list = []
