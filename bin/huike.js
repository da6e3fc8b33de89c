#!/usr/bin/env -S node --enable-source-maps --max-old-space-size=1536
import '../dist/src/cli/main.js'
