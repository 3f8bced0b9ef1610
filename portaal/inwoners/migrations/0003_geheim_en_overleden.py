from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("inwoners", "0002_namens_organisaties")]

    operations = [
        migrations.AddField(
            model_name="inwoner",
            name="is_geheim",
            field=models.BooleanField(
                default=False, verbose_name="geen gegevens aan derden (Wet BRP art. 2.59)"
            ),
        ),
        migrations.AddField(
            model_name="inwoner",
            name="is_overleden",
            field=models.BooleanField(default=False, verbose_name="overleden"),
        ),
    ]
