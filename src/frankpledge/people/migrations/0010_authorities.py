"""Which authority of the Crime and Disorder Act an organisation is, as a person says."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0009_drafts"),
    ]

    operations = [
        migrations.AddField(
            model_name="organisation",
            name="authority",
            field=models.CharField(
                blank=True,
                choices=[
                    ("council", "Council of the area: district, borough or unitary"),
                    ("county_council", "County council, over the district"),
                    ("police", "Police force: its chief officer"),
                    ("police_authority", "Police authority, to 21 November 2012"),
                    ("fire", "Fire and rescue authority"),
                    ("pct", "Primary care trust, to 31 March 2013"),
                    ("ccg", "Clinical commissioning group, to 30 June 2022"),
                    ("icb", "Integrated care board, from 1 July 2022"),
                    ("lhb", "Local health board, in Wales"),
                    ("probation", "Probation: a trust, the National Probation Service, the Probation Service"),
                    ("crc", "Community rehabilitation company, 2014 to 2021"),
                ],
                max_length=20,
            ),
        ),
    ]
