"""The pure domain: values in, values out. Standard library only, no clock, no I/O but the catalogue loader."""
