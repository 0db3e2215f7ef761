// Empty so far: a place for your middleware, if you like it apart.
