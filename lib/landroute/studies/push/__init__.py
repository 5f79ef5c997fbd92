"""Was the push of 2017 about the road."""
