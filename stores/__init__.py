"""Where raw files and published tables are kept when that is not a folder of this machine.

An object store knows neither folders nor renaming: it keeps whole objects under keys, and replaces one
at a time. What outgrows memory is kept in files for a while (`stores.spilling`), or read in
lots (`stores.lots`). Every stage may import this
package, and it imports none.
"""
