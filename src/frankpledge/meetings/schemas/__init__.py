"""What a program asks of meetings and is answered: the read API's part of it, checked on its way in and out."""
