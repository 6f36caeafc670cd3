/* model/client/port.h - what one -p text publishes. */
#ifndef MODEL_CLIENT_PORT_H
#define MODEL_CLIENT_PORT_H

#include "model/base/arena.h"
#include "model/base/err.h"
#include "model/value/value.h"

/* {"80/tcp": [{HostIp, HostPort}]} of [ip:][host:]container[/protocol], by the grammar of
 * docker's client before 26 (go-connections 0.4), which compose 2.40 has too, without its own
 * key=value. The caller owns
 * *bindings. It is NULL when the text is refused: *why is the client's text. Errors: ERR_LIMIT,
 * ERR_OOM. */
struct err *client_publish(const struct value **bindings, struct str *why, struct arena *a,
                           struct str text);

#endif
