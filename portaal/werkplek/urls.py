app_name = "werkplek"
urlpatterns: list = []
