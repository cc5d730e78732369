"""The part of a warehouse that a command or task works on, as a folder of this machine.

All reading, checking and writing is done in such a folder, which has the layout of a warehouse. Where the
warehouse itself is a folder, that is the one, and fetching and sending are nothing. Where it is a place in an
object store, the folder is a temporary one: what is needed is fetched, and what was made is sent.
"""
