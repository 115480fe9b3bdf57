//! Limits of block devices.

use super::Bytes;
use crate::yaml::decode::Int;

model! {
    /// Limits of block devices ([compose-spec, `blkio_config`]).
    ///
    /// [compose-spec, `blkio_config`]: https://github.com/compose-spec/compose-spec/blob/main/05-services.md#blkio_config
    pub struct BlkioConfig {
        /// Bytes read in a second.
        device_read_bps: Vec<ThrottleDevice>,
        /// Reads in a second.
        device_read_iops: Vec<ThrottleDevice>,
        /// Bytes written in a second.
        device_write_bps: Vec<ThrottleDevice>,
        /// Writes in a second.
        device_write_iops: Vec<ThrottleDevice>,
        /// The share against other containers, 10 to 1000.
        weight: Option<Int>,
        /// The share on single devices.
        weight_device: Vec<WeightDevice>,
    }
}

model! {
    /// The limit of one device.
    pub struct ThrottleDevice {
        /// The device, such as `/dev/sda`.
        path: String,
        /// Bytes or operations in a second.
        rate: Option<Bytes>,
    }
}

model! {
    /// The share on one device.
    pub struct WeightDevice {
        /// The device, such as `/dev/sda`.
        path: String,
        /// The share, 10 to 1000.
        weight: Option<Int>,
    }
}
