"""Zusammenhang: whether Teilnahme, Förderung and progress go together, Kommune by Kommune."""
