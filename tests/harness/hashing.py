"""Passwords hashed for tests: by the product's own way, at the least that it can cost."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class QuickArgon2(Argon2PasswordHasher):
    """Argon2 in a hundredth of the time: tests sign in a thousand times, and nobody guesses at their passwords."""

    time_cost = 1
    memory_cost = 8
    parallelism = 1
