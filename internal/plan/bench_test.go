package plan

import (
	"fmt"
	"testing"

	"involve/internal/content"
)

// BenchmarkMake plans the sample with many times its opportunities: what a server
// does after each save.
//
//	go test ./internal/plan -run '^$' -bench Make
func BenchmarkMake(b *testing.B) {
	for _, n := range []int{1_000, 10_000} {
		b.Run(fmt.Sprintf("opportunities=%d", n), func(b *testing.B) {
			lib := *sample(b)
			list := lib.Opportunities
			lib.Opportunities = make([]*content.Opportunity, n)
			for i := range lib.Opportunities {
				o := *list[i%len(list)]
				o.ID = fmt.Sprintf("%s-%d", o.ID, i)
				o.URL = fmt.Sprintf("/opportunities/%s-%d/", o.Slug, i)
				o.Path = fmt.Sprintf("content/opportunities/%s-%d.md", o.Slug, i)
				lib.Opportunities[i] = &o
			}
			at := instant(b, noon)
			b.ReportAllocs()
			for b.Loop() {
				Make(&lib, Options{At: at})
			}
		})
	}
}
