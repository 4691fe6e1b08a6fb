import type { Row } from './table';
import { Table } from './table';

/** A device on which a user has signed in to a Box app. `createdBy` is that user. */
export interface DevicePin extends Row {
	product_name: string;
}

/** Devices come with Box's own apps: no request makes one. */
export const DEVICE_PINS = new Table<DevicePin>();
