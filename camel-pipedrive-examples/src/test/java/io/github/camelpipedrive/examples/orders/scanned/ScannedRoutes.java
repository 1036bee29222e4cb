// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.orders.scanned;

import io.github.camelpipedrive.examples.orders.OrderRoutes;

/** The routes of the page on tests in a package without tests, as in a program. */
public class ScannedRoutes extends OrderRoutes {}
