from bisect import bisect_right

bisect = bisect_right
