export { type Meter, refund, reserve, settle } from "./flow";
export { forgetFlowNotices } from "./notices";
export { dayOf, monthOf, resetOf } from "./periods";
export { assertRoomFor } from "./room";
export { countStocks, type StockCounts, withinStocks } from "./stock";
