app_name = "pip"
urlpatterns: list = []
