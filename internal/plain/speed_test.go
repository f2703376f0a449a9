package plain

import (
	"strings"
	"testing"
)

// prose is a page of the kind that sites have most of: nothing to mend in it.
const prose = `We are looking for people who have used kidney services in the last 3 years to help us plan how care at home should work. You do not need any experience of research or of committees. What matters is that you have been a patient, or have looked after someone who was, and that you are willing to say what went well and what did not.
You will take part in 4 online meetings between September and December 2026. Each lasts about 2 hours, with a break in the middle. We send the papers a week before, in the format that suits you, and someone from our team can go through them with you on the phone. If you need an interpreter, a carer with you, or more time to read, tell us and we will arrange it.
The first meeting is on Wednesday 12 August 2026 at 5:30pm. We pay £75 for each half day, and we pay for travel, childcare and other costs before you have to. If you get benefits, our guide to payments explains what you have to tell the Department for Work and Pensions, and who can give you independent advice.
To apply, fill in the form by 5pm on 4 December 2026, or call 01273 800 900 and leave your name. We will tell you within 10 working days whether you have a place. If there are more people than places, we choose so that the group has people of different ages, backgrounds and parts of the county.
`

// BenchmarkRead reads about 10 KB of plain prose, a paragraph at a time. It
// must allocate nothing.
func BenchmarkRead(b *testing.B) {
	blocks := strings.Split(strings.Repeat(prose, 6), "\n")
	size := 0
	for _, block := range blocks {
		size += len(block)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, block := range blocks {
			if list := Read(block); list != nil {
				b.Fatal(report(block, list))
			}
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/(float64(size)/1024), "ns/KB")
}

func TestTextWithNothingToMendCostsNoMemory(t *testing.T) {
	if n := testing.AllocsPerRun(10, func() { Read(prose) }); n != 0 {
		t.Errorf("Read allocates %v times", n)
	}
}
