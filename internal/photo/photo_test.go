package photo

import (
	"bytes"
	"encoding/binary"
	"errors"
	"image"
	"image/jpeg"
	"image/png"
	"io"
	"testing"
	"testing/iotest"
)

// exif makes Exif data with a latitude of degrees, minutes and seconds, each
// over the same number. Without them it has only the version of the place.
func exif(order binary.AppendByteOrder, under uint32, dms ...uint32) []byte {
	b := []byte("MM\x00*")
	if order.String() == "LittleEndian" {
		b = []byte("II*\x00")
	}
	entry := func(tag, kind uint16, n, value uint32) {
		b = order.AppendUint16(b, tag)
		b = order.AppendUint16(b, kind)
		b = order.AppendUint32(b, n)
		b = order.AppendUint32(b, value)
	}
	b = order.AppendUint32(b, 8) // the first group
	b = order.AppendUint16(b, 2)
	entry(0x0112, 3, 1, 1)  // which way up
	entry(0x8825, 4, 1, 38) // the group about the place
	b = order.AppendUint32(b, 0)
	b = order.AppendUint16(b, 2)
	entry(0, 1, 4, 0x02030000) // its version
	if len(dms) > 0 {
		entry(2, 5, 3, 68)
	} else {
		entry(0x1d, 2, 1, 0)
	}
	b = order.AppendUint32(b, 0)
	for _, v := range dms {
		b = order.AppendUint32(b, v)
		b = order.AppendUint32(b, under)
	}
	return b
}

// withSegment is a JPEG of 3 by 2 with a segment of metadata.
func withSegment(t testing.TB, data string) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 3, 2)), nil); err != nil {
		t.Fatal(err)
	}
	segment := binary.BigEndian.AppendUint16([]byte("\xff\xe1"), uint16(len(data)+2))
	return append([]byte("\xff\xd8"), append(append(segment, data...), b.Bytes()[2:]...)...)
}

// withChunk is a PNG of 3 by 2 with a chunk of metadata behind its head.
func withChunk(t testing.TB, kind string, data []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 3, 2))); err != nil {
		t.Fatal(err)
	}
	const head = 8 + 12 + 13
	out := bytes.Clone(b.Bytes()[:head])
	out = binary.BigEndian.AppendUint32(out, uint32(len(data)))
	out = append(append(append(out, kind...), data...), 0, 0, 0, 0)
	return append(out, b.Bytes()[head:]...)
}

func TestAPhotographSaysWhereItWasTaken(t *testing.T) {
	big, little := binary.BigEndian, binary.LittleEndian
	for name, c := range map[string]struct {
		data []byte
		want bool
	}{
		"the greater byte first":      {withSegment(t, "Exif\x00\x00"+string(exif(big, 1, 54, 58, 41))), true},
		"the smaller byte first":      {withSegment(t, "Exif\x00\x00"+string(exif(little, 1, 54, 58, 41))), true},
		"on the equator's first mile": {withSegment(t, "Exif\x00\x00"+string(exif(big, 1, 0, 0, 41))), true},
		"as XMP":                      {withSegment(t, "http://ns.adobe.com/xap/1.0/\x00<x exif:GPSLatitude=\"54,58N\"/>"), true},
		"a PNG":                       {withChunk(t, "eXIf", exif(big, 1, 54, 58, 41)), true},
		"a PNG with XMP":              {withChunk(t, "iTXt", []byte("XML:com.adobe.xmp\x00\x00\x00\x00\x00<x exif:GPSLatitude=\"1\"/>")), true},
		"no place":                    {withSegment(t, "Exif\x00\x00"+string(exif(big, 1))), false},
		"no satellites":               {withSegment(t, "Exif\x00\x00"+string(exif(big, 0, 0, 0, 0))), false},
		"noughts":                     {withSegment(t, "Exif\x00\x00"+string(exif(little, 1, 0, 0, 0))), false},
		"other metadata":              {withSegment(t, "http://ns.adobe.com/xap/1.0/\x00<x dc:title=\"Exif\"/>"), false},
		"a PNG without":               {withChunk(t, "tEXt", []byte("Comment\x00exif:GPSLatitude")), false},
	} {
		h, err := Look(bytes.NewReader(c.data))
		if want := (Head{3, 2, c.want}); h != want || err != nil {
			t.Errorf("%s: Look = %+v, %v, want %+v", name, h, err, want)
		}
	}
}

func TestTheSizeIsFoundBehindALotOfMetadata(t *testing.T) {
	data := withSegment(t, string(make([]byte, 65000)))
	for range 3 {
		data = append([]byte("\xff\xd8"), append(bytes.Clone(data[2:65006]), data[2:]...)...)
	}
	if h, err := Look(bytes.NewReader(data)); h.Width != 3 || h.Height != 2 || err != nil {
		t.Errorf("Look of %d bytes = %+v, %v, want the size", len(data), h, err)
	}
}

func TestAFaultOfTheDiskIsTold(t *testing.T) {
	fault := errors.New("the disk is gone")
	if _, err := Look(io.MultiReader(bytes.NewReader([]byte("\xff\xd8")), iotest.ErrReader(fault))); !errors.Is(err, fault) {
		t.Errorf("Look = %v, want %v", err, fault)
	}
}

func FuzzLookBearsWithAnyBytes(f *testing.F) {
	f.Add(withSegment(f, "Exif\x00\x00"+string(exif(binary.BigEndian, 1, 54, 58, 41))))
	f.Add(withChunk(f, "eXIf", exif(binary.LittleEndian, 1, 54, 58, 41)))
	f.Add([]byte("\xff\xd8\xff\xe1\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if _, err := Look(bytes.NewReader(data)); err != nil {
			t.Errorf("Look = %v", err)
		}
	})
}
