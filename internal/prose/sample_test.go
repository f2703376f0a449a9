package prose_test

import (
	"os"
	"testing"

	"involve/internal/diag"
	"involve/internal/load"
	"involve/internal/prose"
	"involve/internal/sources"
)

func TestSampleFollowsTheRules(t *testing.T) {
	src, err := sources.Read(os.DirFS("../.."))
	if err != nil {
		t.Fatal(err)
	}
	settings, l := load.Settings(src.Settings)
	opt := load.Options{Zone: settings.Zone, Prose: prose.New(settings.Language, settings.Names)}
	infos := 0
	for _, s := range src.Pages {
		l = append(l, load.Parse(s, opt).Diags...)
	}
	for _, d := range l {
		if d.Severity == diag.Info {
			infos++
			continue
		}
		t.Errorf("the sample has %v", d)
	}
	if len(src.Pages) < 60 || infos > 10 {
		t.Errorf("there are %d pages with %d remarks, want more pages or fewer remarks", len(src.Pages), infos)
	}
}
