/* model/base/sha1.h - SHA-1 (FIPS 180-4), for ids that are made with it; it protects nothing. */
#ifndef MODEL_BASE_SHA1_H
#define MODEL_BASE_SHA1_H

#include "model/base/str.h"

#define SHA1_BYTES 20

void sha1(unsigned char out[SHA1_BYTES], struct str bytes);

#endif
