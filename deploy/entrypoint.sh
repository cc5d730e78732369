#!/bin/sh
# Runs what it is given, in its own place: the process that is asked to end is the one that can.
exec "$@"
