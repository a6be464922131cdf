// People in rooms whose own work is to weigh as little as may be on the machine that is measured: they take the sound
// from the wire and do not decode it, and their microphones are silent.
//
// Each line of standard input is an order, each line of standard output tells what came of one; both are JSON. The end of
// standard input is the end of the program.
package main

import (
	"bufio"
	"encoding/json"
	"log"
	"os"
	"sync"
	"time"

	"github.com/livekit/protocol/livekit"
	"github.com/livekit/protocol/logger"
	lksdk "github.com/livekit/server-sdk-go/v2"
	"github.com/pion/webrtc/v4"
	"github.com/pion/webrtc/v4/pkg/media"
)

// Bytes of a packet of 20 ms. Of digital silence the interviewer's media client makes packets of 1 byte and, to begin with
// and every 400 ms, of 55; of a voice it made none below 87.
const voicedBytes = 70

const packetTime = 20 * time.Millisecond

// Nothing, for 20 ms: configuration byte and two bytes of RFC 6716's empty CELT frame.
var silence = []byte{0xf8, 0xff, 0xfe}

type order struct {
	ID         string `json:"id"`
	Do         string `json:"do"`
	URL        string `json:"url"`
	Token      string `json:"token"`
	Microphone bool   `json:"microphone"`
}

type report struct {
	ID    string `json:"id"`
	What  string `json:"what"`
	AtMs  int64  `json:"at_ms"`
	Error string `json:"error,omitempty"`
}

type rooms struct {
	sync.Mutex
	byID map[string]*lksdk.Room
}

var output = struct {
	sync.Mutex
	*json.Encoder
}{Encoder: json.NewEncoder(os.Stdout)}

func main() {
	lksdk.SetLogger(logger.GetDiscardLogger())
	all := rooms{byID: map[string]*lksdk.Room{}}
	orders := json.NewDecoder(bufio.NewReader(os.Stdin))
	for orders.More() {
		var next order
		if err := orders.Decode(&next); err != nil {
			log.Fatal("an order that cannot be read: ", err)
		}
		go all.obey(next)
	}
}

func (all *rooms) obey(next order) {
	switch next.Do {
	case "join":
		room, err := join(next)
		if err != nil {
			tell(report{ID: next.ID, What: "failed", Error: err.Error()})
			return
		}
		all.Lock()
		all.byID[next.ID] = room
		all.Unlock()
		tell(report{ID: next.ID, What: "joined"})
	case "leave":
		all.Lock()
		room := all.byID[next.ID]
		delete(all.byID, next.ID)
		all.Unlock()
		if room != nil {
			room.Disconnect()
		}
		tell(report{ID: next.ID, What: "left"})
	}
}

func tell(what report) {
	what.AtMs = time.Now().UnixMilli()
	output.Lock()
	defer output.Unlock()
	if err := output.Encode(what); err != nil {
		log.Fatal("nobody reads what is told: ", err)
	}
}

func join(next order) (*lksdk.Room, error) {
	callback := lksdk.NewRoomCallback()
	callback.OnTrackSubscribed = func(track *webrtc.TrackRemote, _ *lksdk.RemoteTrackPublication, _ *lksdk.RemoteParticipant) {
		go hear(track, next.ID)
	}
	room, err := lksdk.ConnectToRoomWithToken(next.URL, next.Token, callback)
	if err != nil || !next.Microphone {
		return room, err
	}
	return room, openMicrophone(room)
}

func openMicrophone(room *lksdk.Room) error {
	opus := webrtc.RTPCodecCapability{MimeType: webrtc.MimeTypeOpus, ClockRate: 48_000, Channels: 2}
	track, err := lksdk.NewLocalTrack(opus)
	if err != nil {
		return err
	}
	options := &lksdk.TrackPublicationOptions{Name: "microphone", Source: livekit.TrackSource_MICROPHONE}
	if _, err = room.LocalParticipant.PublishTrack(track, options); err != nil {
		return err
	}
	go func() {
		packets := time.NewTicker(packetTime)
		defer packets.Stop()
		for range packets.C {
			if track.WriteSample(media.Sample{Data: silence, Duration: packetTime}, nil) != nil {
				return
			}
		}
	}()
	return nil
}

// Tells of the first packet that holds a voice, and reads on for as long as the track lives.
func hear(track *webrtc.TrackRemote, id string) {
	heard := false
	for {
		packet, _, err := track.ReadRTP()
		if err != nil {
			return
		}
		if !heard && len(packet.Payload) >= voicedBytes {
			heard = true
			tell(report{ID: id, What: "heard"})
		}
	}
}
