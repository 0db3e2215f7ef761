// Empty so far: a place for your limits, if you like them apart.
