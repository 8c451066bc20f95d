"""A stand-in of Discord on loopback: its REST and its gateway over real sockets, strict about what it is sent."""
