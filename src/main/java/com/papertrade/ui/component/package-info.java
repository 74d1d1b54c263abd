@NullMarked
package com.papertrade.ui.component;

import org.jspecify.annotations.NullMarked;
