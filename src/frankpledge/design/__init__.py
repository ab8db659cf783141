"""How pages look: frame, components, form renderer, panels and gallery.  Knows no model of any area."""
