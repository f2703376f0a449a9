package serve

import (
	"os"
	"syscall"
	"testing"
)

// The system does not report what is written through a mapping into memory. It
// is found after the next change that is.
func TestUnreportedChangeIsFound(t *testing.T) {
	p := place{t, folder(t, why, text(1))}
	s := start(t, p.dir)
	until(t, s, "/guidance/why/", shows("for the 001th time"))
	f, err := os.OpenFile(p.path(why), os.O_RDWR, 0)
	p.must(err)
	defer f.Close()
	data, err := syscall.Mmap(int(f.Fd()), 0, len(text(1)), syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_SHARED)
	p.must(err)
	copy(data, text(2))
	p.must(syscall.Munmap(data))
	save(t, s, p.dir, "content/pages/new.md", "---\ntitle: New\nsummary: New.\n---\n")
	until(t, s, "/guidance/why/", shows("for the 002th time"))
}
