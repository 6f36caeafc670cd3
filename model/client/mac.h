/* model/client/mac.h - hardware addresses as Go's net reads and writes them. */
#ifndef MODEL_CLIENT_MAC_H
#define MODEL_CLIENT_MAC_H

#include "model/base/arena.h"

#include <stdint.h>

#define CLIENT_MAC_BYTES 20 /* the longest: IP over InfiniBand */

/* net.ParseMAC: 6, 8 or 20 bytes with colons, dashes or dots; `bare`: also without any. Returns
 * the number of bytes, 0 when it is none. */
size_t client_mac_read(uint8_t out[CLIENT_MAC_BYTES], struct str text, bool bare);
struct str client_mac_text(struct arena *a, const uint8_t *bytes, size_t count);

#endif
