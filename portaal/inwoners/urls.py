app_name = "inwoners"
urlpatterns: list = []
