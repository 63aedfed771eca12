"""What requests hold: addresses, forms and bodies, read without trusting them."""
