/** What every answer tells the browser that receives it, whoever answers: the screens or the demo sign-in. */
@NamedInterface("web")
@NullMarked
package com.papertrade.platform.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
