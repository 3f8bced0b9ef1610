app_name = "toegang"
urlpatterns: list = []
