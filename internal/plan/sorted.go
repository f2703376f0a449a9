package plan

// sorted returns outputs in the order of paths, those with one path in the order
// that they have. Most are in order already, as one long run: the opportunities. So
// it looks for runs and merges them.
func sorted(list []Output) []Output {
	var runs [][]Output
	begin := 0
	for i := range list {
		if i > begin && list[i].Path < list[i-1].Path {
			runs, begin = append(runs, list[begin:i]), i
		}
	}
	return mergeRuns(append(runs, list[begin:]), len(list))
}

// mergeRuns merges runs with so many outputs in all, halving them by length.
func mergeRuns(runs [][]Output, total int) []Output {
	if len(runs) == 1 {
		return runs[0]
	}
	cut, before := 1, len(runs[0])
	for cut < len(runs)-1 && before+len(runs[cut])/2 < total/2 {
		before += len(runs[cut])
		cut++
	}
	a, b := mergeRuns(runs[:cut], before), mergeRuns(runs[cut:], total-before)
	merged := make([]Output, 0, total)
	for len(a) > 0 && len(b) > 0 {
		if a[0].Path <= b[0].Path {
			merged, a = append(merged, a[0]), a[1:]
		} else {
			merged, b = append(merged, b[0]), b[1:]
		}
	}
	return append(append(merged, a...), b...)
}
