package plan

// sorted returns outputs in the order of paths, those with one path in the order
// that they have. Most are in order already, as one long run: the opportunities. So
// it looks for runs and merges them, the longest with the others once these are
// together.
func sorted(list []Output) []Output {
	var runs [][]Output
	longest, begin := 0, 0
	for i := range len(list) + 1 {
		if i < len(list) && (i == 0 || list[i-1].Path <= list[i].Path) {
			continue
		}
		runs = append(runs, list[begin:i])
		if i-begin > len(runs[longest]) {
			longest = len(runs) - 1
		}
		begin = i
	}
	return merge(merge(mergeRuns(runs[:longest]), runs[longest]), mergeRuns(runs[longest+1:]))
}

// mergeRuns merges lists that are in order, halving them by number.
func mergeRuns(runs [][]Output) []Output {
	switch half := len(runs) / 2; len(runs) {
	case 0:
		return nil
	case 1:
		return runs[0]
	default:
		return merge(mergeRuns(runs[:half]), mergeRuns(runs[half:]))
	}
}

// merge merges two lists that are in order. Of two outputs with one path that of a
// comes first.
func merge(a, b []Output) []Output {
	merged := make([]Output, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if a[0].Path <= b[0].Path {
			merged, a = append(merged, a[0]), a[1:]
		} else {
			merged, b = append(merged, b[0]), b[1:]
		}
	}
	return append(append(merged, a...), b...)
}
