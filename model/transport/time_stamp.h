/* model/transport/time_stamp.h - what CI systems, loggers and terminals put in front of a line to
 * tell when it was written. */
#ifndef MODEL_TRANSPORT_TIME_STAMP_H
#define MODEL_TRANSPORT_TIME_STAMP_H

#include "model/base/str.h"

/* The length of the stamp that the line begins with, blanks behind it included; 0: it has none.
 * "2024-03-19T01:19:10.0000013Z ", "[01:19:10] ", "2024-03-19 01:19:10,123 ", with the stream's
 * mark behind it ("stderr F ", "01O "), the step of TeamCity ("[Step 1/2] "). */
size_t time_stamp(struct str line);

#endif
